import hashlib
import subprocess


def release(name):
    subprocess.run("git tag " + name, shell=True)
    subprocess.run("git push origin " + name, shell=True)
    subprocess.run(["git", "gc"])
    digest = hashlib.md5(name.encode()).hexdigest()
    subprocess.check_output(
        "sign "
        + name,
        shell=True,
    )
    return digest, hashlib.new("md5", b"")


def count(table, connection):
    return connection.execute("SELECT count(*) FROM %s" % table)


def add(connection, table, value):
    connection.execute("INSERT INTO %s VALUES (1)" % table)
    connection.execute("INSERT INTO %s VALUES (2)" % table)
