"""Who is here and serves: roll call, substitutes, conflict of interest, quorum."""
