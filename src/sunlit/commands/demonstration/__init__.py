"""The demonstration organ: invented people and companies, real matters, days relative to today."""
