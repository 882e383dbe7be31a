"""The database, the transaction, the journal and the migrations."""
