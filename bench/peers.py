# What the Python peers do with one task: python bench/peers.py TASK IN OUT, JSON in and out. Tasks: versions, dates, copies, names, words.
# Times are seconds of processor time of the work alone; what a tool loads before its first answer is not in them.
import importlib.metadata, json, platform, sys, time

task, source, out = sys.argv[1:4]
given = json.load(open(source, encoding='utf-8'))

def versions(names):
    found = {}
    for name in names:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            pass
    return {'Python': platform.python_version(), **found}

def dates(cases):
    from datetime import datetime
    from dateparser.search import search_dates
    answers = []
    search_dates('أمس', languages=['ar'])
    began = time.process_time()
    for case in cases:
        settings = {'RELATIVE_BASE': datetime.fromisoformat(case['reference'])}
        found = search_dates(case['text'], languages=['ar'], settings=settings) or []
        answers.append([day.date().isoformat() for _, day in found])
    return {'answers': answers, 'seconds': time.process_time() - began}

def copies(pairs):
    import re
    from datasketch import MinHash
    kept = {}
    def sketch(text):
        if text not in kept:
            words = re.findall(r'\w+', text)
            kept[text] = MinHash(num_perm=128)
            kept[text].update_batch([' '.join(words[i:i + 5]).encode() for i in range(max(1, len(words) - 4))])
        return kept[text]
    began = time.process_time()
    likeness = [sketch(a).jaccard(sketch(b)) for a, b in pairs]
    return {'likeness': likeness, 'seconds': time.process_time() - began}

def names(words):
    import farahidi
    def is_name(word):
        found = farahidi.analyze(word)
        # A word that no Arabic lexicon analyses is a foreign name more often than anything else.
        return 'علم' in (found[0].type or '') if found else word.isalpha()
    farahidi.analyze('كتاب')
    kept = {}
    began = time.process_time()
    for word in words:
        if word not in kept:
            kept[word] = is_name(word)
    return {'names': [kept[word] for word in words], 'seconds': time.process_time() - began}

def words(texts):
    import re
    import pyarabic.araby as araby
    from tashaphyne.stemming import ArabicLightStemmer
    from qalsadi.lemmatizer import Lemmatizer
    import farahidi
    stemmer, lemmatizer = ArabicLightStemmer(), Lemmatizer()
    def each(text, do):
        found = re.findall(r'\w+', text)
        for word in found:
            do(word)
        return len(found)
    tools = {
        'pyarabic': ('cuts into words', lambda text: len(araby.tokenize(text))),
        'tashaphyne': ('stems each word', lambda text: each(text, stemmer.light_stem)),
        'qalsadi': ('lemma of each word', lambda text: each(text, lemmatizer.lemmatize)),
        'farahidi': ('all analyses of each word', lambda text: each(text, farahidi.analyze)),
        'farahidi in context': ('the analysis that fits the sentence', lambda text: len(farahidi.analyze_text(text))),
    }
    result = {}
    for name, (what, do) in tools.items():
        do(texts[0])
        count, began = 0, time.process_time()
        for text in texts:
            count += do(text)
            # The slow ones read for twenty seconds.
            if time.process_time() - began > 20:
                break
        result[name] = {'what': what, 'words': count, 'seconds': time.process_time() - began}
    return result

json.dump({'versions': versions, 'dates': dates, 'copies': copies, 'names': names, 'words': words}[task](given), open(out, 'w', encoding='utf-8'), ensure_ascii=False)
