"""Duties that concern one party of a case that has several."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0004_texts_without_an_end"),
    ]

    operations = [
        migrations.AddField(
            model_name="duty",
            name="of_party",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="第几名当事人"),
        ),
        migrations.RemoveConstraint(model_name="duty", name="duties_one_a_start"),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(
                fields=("subject", "code", "start", "of_party"), name="duties_one_a_start"
            ),
        ),
    ]
