"""How requests come in: waited for without a thread, handed over when they are whole.

Fifty slow senders cost fifty places in a list, and nobody else a thread (decision 0022).
"""
