"""The fourth place: where families came from, by week, and what happened there."""
