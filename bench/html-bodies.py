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

def read(file):
    data = open(file, 'rb').read()
    return gzip.decompress(data) if file.endswith('.gz') else data

WARMING = 5
files = list(json.load(open(listed, encoding='utf-8')).items())
warm_until = time.time() + WARMING
for _, file in files:
    if time.time() > warm_until:
        break
    try:
        extract(read(file))
    except Exception:
        pass
pages, cpu = {}, 0.0
for name, file in files:
    data = read(file)
    began = time.process_time()
    try:
        pages[name] = extract(data)
    except Exception as error:
        pages[name] = {'body': '', 'failed': str(error)[:200]}
    cpu += time.process_time() - began
json.dump({'cpuSeconds': cpu, 'pages': pages}, open(out, 'w', encoding='utf-8'))
