import ssl
import tarfile
import urllib.request

import paramiko
import requests
from Crypto.Cipher import DES
from jinja2 import Environment

API_TOKEN = "example-token-0002"


def fetch(url):
    return requests.get(url, verify=False, timeout=10)


def ping(url):
    return requests.get(url)


def download(url):
    return urllib.request.urlopen(url).read()


def context():
    return ssl._create_unverified_context()


def connect(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client


def encrypt(key, text):
    return DES.new(key, DES.MODE_ECB).encrypt(text)


def unpack(path):
    with tarfile.open(path) as archive:
        archive.extractall("/srv/data")


def page(template):
    return Environment(autoescape=False).from_string(template).render()


def quiet(action):
    try:
        action()
    except Exception:
        pass


def check(value):
    assert value > 0
