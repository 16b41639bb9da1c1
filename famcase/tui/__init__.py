"""The keyboard-driven screen: shows views, sends commands, owns no rule."""
