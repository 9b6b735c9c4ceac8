"""What the rules know, as data: edited by people, read by the modules of the same name."""
