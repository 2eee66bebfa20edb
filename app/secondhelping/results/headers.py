# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The names that columns have in the files of how posts did (reference: formats, 3.1 to 3.6), the best of several
first. Meta translates the names of its columns: those of its Spanish, French, Italian, Portuguese and Swedish files are
known from programs that read them."""

TEXT = (
    *("post text", "tweet text", "text", "content", "post", "caption", "description", "message"),
    *("descripción", "descrizione", "descrição", "beskrivning"),
    *("post title", "title", "título", "titre", "titolo"),
)
# In Meta's files “Date” is “Lifetime” or the like, and the time is in another column.
AT = (
    *("publish time", "hora de publicación", "heure de publication", "orario di pubblicazione"),
    *("horário de publicação", "publiceringstid"),
    *("time", "created date", "date", "published", "posted at", "sent at", "post date", "day"),
)
SEEN = (
    *("impressions", "impressions (total)", "views"),
    *("visualizaciones", "vues", "visualizzazioni", "visualizações", "visningar"),
    *("reach", "alcance", "couverture", "copertura", "räckvidd"),
)
ANSWERED = (
    *("engagements", "engagement", "total engagements", "interactions"),
    *("reactions, comments and shares", "reacciones, comentarios y veces que se ha compartido"),
    *("reacciones, comentarios y veces que se compartió", "réactions, commentaires et partages"),
    *("reazioni, commenti e condivisioni", "reaktioner, kommentarer och delningar"),
)
WAYS = (
    *("likes", "favorites", "reactions", "replies", "comments", "reposts", "retweets", "shares"),
    *("clicks", "url clicks", "saves"),
    *("me gusta", "reacciones", "comentarios", "veces que se ha compartido", "veces guardado"),
    *("réactions", "commentaires", "partages"),
    *("mi piace", "reazioni", "commenti", "condivisioni"),
    *("curtidas", "comentários", "compartilhamentos", "salvamentos"),
    *("gilla-markeringar", "reaktioner", "kommentarer", "delningar", "sparade objekt"),
)
"""Ways of answering, where a file has no sum of them."""
ID = ("tweet id", "post id", "id")
