"""Acts, drafts and decisions of one party of a case that has several."""

import django.db.models.deletion
from django.db import migrations, models

_OF_PARTY = {
    "null": True,
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "cases.party",
    "verbose_name": "所对的当事人",
    "db_index": False,
}


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0018_texts_without_an_end"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=name, name="of_party", field=models.ForeignKey(**_OF_PARTY)
            )
            for name in ("step", "decisiondraft", "decision")
        ),
        migrations.AddField(
            model_name="draft",
            name="of_party",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="cases.party",
                db_index=False,
            ),
        ),
        migrations.RemoveConstraint(model_name="decisiondraft", name="cases_draft_versions_count"),
        migrations.AddConstraint(
            model_name="decisiondraft",
            constraint=models.UniqueConstraint(
                fields=("case", "of_party", "version"), name="cases_draft_versions_count"
            ),
        ),
        migrations.RemoveConstraint(model_name="draft", name="cases_one_draft_a_step"),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                fields=("case", "step", "author", "of_party"),
                name="cases_one_draft_a_step",
                nulls_distinct=False,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="cases.case",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("case", "of_party"), name="cases_one_decision_a_party"
            ),
        ),
    ]
