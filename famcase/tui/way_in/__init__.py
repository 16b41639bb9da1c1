"""What stands before the desk is open: the passphrase, or the first questions."""
