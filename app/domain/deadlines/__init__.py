"""Dates that the law or prudence sets: pure functions of facts, of dated parameters and of a day."""
