"""The fifth place: the standard summaries, each with its chart."""
