"""Arguments in, words out, exit status."""
