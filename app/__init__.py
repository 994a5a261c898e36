"""Guichet ouvert: a help desk's encrypted register, guides and papers."""

__version__ = "0.1.0"
