"""What is true of Chinese and English text, whoever writes it."""
