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
    ]
