"""The third place: sites, how full they are, and our families there."""
