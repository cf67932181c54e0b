import os
import pickle
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import yaml


def archive(folder):
    os.system("tar -cf backup.tar " + folder)


def unpack(name):
    subprocess.call("tar -xf " + name, shell=True)


def compress(name):
    subprocess.Popen(
        "gzip " + name,
        shell=True,
    )


def read_basket(data):
    return pickle.loads(data)


def read_settings(text):
    return yaml.load(text, Loader=yaml.Loader)


def read_order(path):
    return ElementTree.parse(path)


def price(rule, amount):
    return eval(rule, {"amount": amount})


def run_hook(source):
    exec(source)


def scratch_file():
    return tempfile.mktemp()


def share(path):
    os.chmod(path, 0o777)
