// 哪些活动惠及或动员了多少人？
MATCH (act:Activity)-[:HAS_OUTPUT]->(output:Measurement)
WHERE output.unitText IN ['人', '人次', '名', '户', '户次', '余人', '位']
RETURN DISTINCT act.name AS activity, output.indicatorText AS indicator, output.comparator AS comparator,
    output.value AS value, output.unitText AS unitText, output.status AS status
ORDER BY value DESC, activity, indicator
