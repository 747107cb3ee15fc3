"""Words that everything shares: closed lists, names, periods, moments, languages and errors."""
