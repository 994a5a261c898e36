"""This computer: folders, settings, the account's keyring, one running copy, the session's locks and sleeps."""
