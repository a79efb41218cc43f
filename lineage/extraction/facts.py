def find_facts(text, clause, language, year, document_id, locate):
    return ()
