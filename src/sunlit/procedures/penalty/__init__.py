"""The ordinary penalty (处罚法第五章第三节): what code does at its steps."""
