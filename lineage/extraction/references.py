def find_references(text, clause, issuer, locate):
    return ()
