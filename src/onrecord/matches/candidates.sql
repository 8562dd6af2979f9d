-- Official documents that share three-word keys with a quotation of the same language, best first.
-- A fifth of the keys has to be shared: of words of which 0.6 survive, 0.6³ of the keys do.
-- common: keys of stock phrases, in more than 64 distinct sentences: they point nowhere. telling: keys in at most 3 distinct sentences.
WITH keys AS (
    SELECT shingle, COUNT(DISTINCT words) AS texts
    FROM published
    WHERE shingle IN (SELECT shingle FROM quoted)
    GROUP BY shingle
),
shared AS (
    SELECT quoted.quotation AS quotation, quoted.document AS document, published.document AS source,
           MAX(quoted.total) AS total,
           COUNT(DISTINCT quoted.shingle) AS shared,
           COUNT(DISTINCT CASE WHEN keys.texts <= 3 THEN quoted.shingle ELSE NULL END) AS telling
    FROM quoted
    JOIN published ON quoted.shingle = published.shingle AND quoted.language = published.language
    JOIN keys ON keys.shingle = quoted.shingle
    WHERE keys.texts <= 64
    GROUP BY quoted.quotation, quoted.document, published.document
),
ranked AS (
    SELECT quotation, document, source, total, shared, telling,
           ROW_NUMBER() OVER (PARTITION BY quotation ORDER BY shared DESC, telling DESC, source) AS place
    FROM shared
    WHERE total = 1 OR (shared >= 2 AND shared * 5 >= total)
)
SELECT quotation, document, source, CAST(total AS INT) AS total, CAST(shared AS INT) AS shared, CAST(telling AS INT) AS telling,
       quotation || '|' || source || '|' || CAST(total AS VARCHAR) || '|' || CAST(shared AS VARCHAR) || '|' || CAST(telling AS VARCHAR) AS digest
FROM ranked
WHERE place <= 6
