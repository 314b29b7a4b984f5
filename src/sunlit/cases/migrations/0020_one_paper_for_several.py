import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_several_parties"),
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
    ]
