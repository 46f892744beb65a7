"""Files of measures: reading what councils export, through pandas."""
