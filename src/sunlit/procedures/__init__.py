"""The procedures: a folder each, and one register of what code does at their steps."""
