"""Every act writes into each of these indexes; each question is answered by another one.

The indexes are dropped by name: to alter a column, SQLite would copy the whole table.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_NEEDLESS = (
    "cases_case_office_id_93691f7b",
    "cases_casesummary_lead_id_44479365",
    "cases_casesummary_office_id_2d00d247",
    "cases_casesummary_second_id_e92e9ccb",
    "cases_step_case_id_95522377",
)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_marked_evidence"),
        ("people", "0002_signing_in_and_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', migrations.RunSQL.noop)
                for name in _NEEDLESS
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="case",
                    name="office",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.office",
                        verbose_name="承办科室",
                    ),
                ),
                migrations.AlterField(
                    model_name="casesummary",
                    name="lead",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="casesummary",
                    name="office",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                        verbose_name="承办科室",
                    ),
                ),
                migrations.AlterField(
                    model_name="casesummary",
                    name="second",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="step",
                    name="case",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="cases.case",
                    ),
                ),
            ],
        ),
    ]
