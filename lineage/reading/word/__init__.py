"""Word's files as they are printed: .docx and its kin, and the older .doc and .wps."""
