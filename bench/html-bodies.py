# The same as html-bodies.mjs for the Python peers: python html-bodies.py trafilatura|readability-lxml|htmldate LIST OUT
import gzip, json, sys, time

who, listed, out = sys.argv[1:4]
if who == 'trafilatura':
    import trafilatura
    def extract(html):
        return {'body': trafilatura.extract(html, include_comments=False) or ''}
elif who == 'readability-lxml':
    import readability
    from lxml import html as lxml_html
    def extract(html):
        summary = readability.Document(html.decode('utf-8', 'replace')).summary(html_partial=True)
        return {'body': lxml_html.fromstring(summary).text_content() if summary.strip() else ''}
else:
    import htmldate
    def extract(html):
        # As its own evaluation calls it.
        return {'body': '', 'published': htmldate.find_date(html.decode('utf-8', 'replace'), original_date=True)}

pages, cpu = {}, 0.0
for name, file in json.load(open(listed, encoding='utf-8')).items():
    data = open(file, 'rb').read()
    if file.endswith('.gz'):
        data = gzip.decompress(data)
    began = time.process_time()
    try:
        pages[name] = extract(data)
    except Exception as error:
        pages[name] = {'body': '', 'failed': str(error)[:200]}
    cpu += time.process_time() - began
json.dump({'cpuSeconds': cpu, 'pages': pages}, open(out, 'w', encoding='utf-8'))
