"""How the program speaks: catalogues, dates, names, numbers, direction."""
