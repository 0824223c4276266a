# Readings of many pages on a Spark cluster: spark-submit scripts/scale/spark.py PAGES OUT [PARTS]
# PAGES: JSON lines, a file, a folder or a pattern that Spark can read, also packed. OUT: a folder that is not there yet; it gets one packed
# file of readings for each part. Then: marsad load OUT
# Where this runs by itself (pip install pyspark), SPARK_MASTER says on how many cores: local[2]. MARSAD says how the program is called.
import os
import sys

from pyspark.sql import SparkSession

pages, out = sys.argv[1:3]
marsad = os.environ.get('MARSAD', 'marsad')
builder = SparkSession.builder.appName('marsad')
if 'SPARK_MASTER' in os.environ:
    builder = builder.master(os.environ['SPARK_MASTER'])
spark = builder.getOrCreate()
lines = spark.sparkContext.textFile(pages)
parts = int(sys.argv[3]) if len(sys.argv) > 3 else lines.getNumPartitions()
# A program is started for each part: a packed file is one part and is dealt out, parts of 10,000 pages make its start (2 s) small.
if parts != lines.getNumPartitions():
    lines = lines.repartition(parts)
# 1 says that some pages could not be read, each named in the executor's log; anything else fails the part, and Spark does it again.
command = f"sh -c '{marsad} read --json --with-pages --workers 0 - || [ $? -eq 1 ]'"
readings = lines.pipe(command, checkCode=True)
readings.saveAsTextFile(out, 'org.apache.hadoop.io.compress.GzipCodec')
spark.stop()
