import hashlib
import random
import sqlite3

from flask import Flask, make_response, redirect, request

app = Flask(__name__)
DATABASE_PASSWORD = "example-password-0001"


def find_customer(connection: sqlite3.Connection):
    name = request.args["name"]
    cursor = connection.cursor()
    cursor.execute("SELECT * FROM customers WHERE name = '%s'" % name)
    return cursor.fetchall()


def delete_customer(connection, number):
    query = f"DELETE FROM customers WHERE number = {number}"
    connection.cursor().execute(query)


def password_digest(password):
    return hashlib.md5(password.encode()).hexdigest()


def receipt_digest(text):
    return hashlib.sha1(text.encode()).hexdigest()


def reset_token():
    return str(random.randint(0, 999_999))


@app.route("/leave")
def leave():
    return redirect(request.args["to"])


@app.route("/visit")
def visit():
    answer = make_response("welcome")
    answer.set_cookie("visit", "1")
    return answer


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)
