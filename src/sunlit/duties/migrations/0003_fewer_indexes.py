"""Every act writes into each of these indexes; each question is answered by another one.

The indexes are dropped by name: to alter a column, SQLite would copy the whole table.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_NEEDLESS = (
    "duties_duty_assignee_id_b5af5e97",
    "duties_duty_handed_by_id_9a4972f9",
    "duties_duty_office_id_1c36c01b",
    "duties_duty_second_id_23d968a7",
)


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0002_work_lists"),
        ("people", "0002_signing_in_and_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="duty",
            name="duties_of_a_subject",
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f'DROP INDEX IF EXISTS "{name}"', migrations.RunSQL.noop)
                for name in _NEEDLESS
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="duty",
                    name="assignee",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="duty",
                    name="handed_by",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="duty",
                    name="office",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="people.office",
                    ),
                ),
                migrations.AlterField(
                    model_name="duty",
                    name="second",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
