"""What leaves this laptop and comes back: backups, and later the exchange between laptops."""
