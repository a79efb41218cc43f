"""What is found in the documents of the sets, held against what is known of them."""
