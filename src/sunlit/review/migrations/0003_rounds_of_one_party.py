"""Rounds of review are counted for each party of a case that has several."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0002_consultation"),
        ("cases", "0019_several_parties"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="referral", name="review_rounds_count"),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                fields=("draft", "round"), name="review_rounds_count"
            ),
        ),
    ]
