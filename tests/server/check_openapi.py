#!/usr/bin/env python3
"""Holds what was said between a client and the running server against its description.

check_openapi.py OPENAPI.yaml EXCHANGES: one JSON object a line with `method`, `path`, `status`,
`type` (of the answer), `request` and `answer` (texts). Ends with 1 and says why when an exchange is not
described, a body does not fit its schema, or a described path or refusal was never tried.
"""
import json
import sys

import yaml
from jsonschema import Draft202012Validator


def resolved(whole, node):
    """The node itself, or what it refers to."""
    while "$ref" in node:
        target = whole
        for name in node["$ref"].lstrip("#/").split("/"):
            target = target[name]
        node = target
    return node


def fault_of_body(whole, content, text):
    """What is wrong with a body, or None; bodies that are no JSON are not looked into."""
    if "application/json" not in content:
        return None
    schema = dict(content["application/json"]["schema"], components=whole["components"])
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        return str(error)
    errors = list(Draft202012Validator(schema).iter_errors(body))
    return errors[0].message if errors else None


def faults_of(whole, exchange):
    name = f"{exchange['method']} {exchange['path']} {exchange['status']}"
    operation = whole["paths"].get(exchange["path"], {}).get(exchange["method"].lower())
    if operation is None:
        return [f"{name}: not described"]
    response = operation["responses"].get(str(exchange["status"]))
    if response is None:
        return [f"{name}: this status is not described"]
    faults = []
    content = resolved(whole, response)["content"]
    if exchange["type"] not in content:
        faults.append(f"{name}: answers with {exchange['type']}")
    elif fault := fault_of_body(whole, content, exchange["answer"]):
        faults.append(f"{name}: answer: {fault}")
    # A request that was refused as malformed need not fit.
    if "requestBody" in operation and exchange["status"] != 400:
        if fault := fault_of_body(whole, operation["requestBody"]["content"], exchange["request"]):
            faults.append(f"{name}: request: {fault}")
    return faults


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        whole = yaml.safe_load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        exchanges = [json.loads(line) for line in file]
    faults = [fault for exchange in exchanges for fault in faults_of(whole, exchange)]
    tried = {exchange["path"] for exchange in exchanges}
    faults += [f"{path}: never tried" for path in whole["paths"] if path not in tried]
    print("\n".join(faults) or f"{len(exchanges)} exchanges as described")
    return 1 if faults or not exchanges else 0


sys.exit(main())
