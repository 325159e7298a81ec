# Everything is done by the package launch/; this file only gives it names.
.DEFAULT_GOAL := help
.PHONY: help run demo run-many restart-many faults test check format train try bench bench-scale eval eval-growth products lock setup clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: ## start Loket here: set up what is missing, then the demo website, the console and the bot
	@launch/start.sh run

demo: ## the same, with citizens who come with their stories and colleagues who help them
	@launch/start.sh demo

run-many: ## the same as run with 2 handoff processes behind a load balancer, 2 bots, PostgreSQL and Redis
	@launch/start.sh run-many

restart-many: ## replace the handoff processes of run-many one after the other, without a gap
	@launch/start.sh restart-many

faults: ## kill, cut off and fill everything under load, many times, and look at the laws
	@launch/start.sh faults

test: ## set up what is missing, then run every check and every test
	@launch/start.sh test

check: ## only what reads the code: ruff, mypy, TypeScript, the directory
	@launch/start.sh check

format: ## bring Python and TypeScript into the project's form
	@launch/start.sh format

train: ## train the model when what it is made from changed
	@launch/start.sh train

try: ## train when something changed, and talk with the assistant in this terminal
	@launch/start.sh try

bench: ## measure, and print the figures
	@launch/start.sh bench

bench-scale: ## measure how far this machine goes, on PostgreSQL and Redis; twelve minutes
	@launch/start.sh bench-scale

eval: ## ask the bot the questions of QUESTIONS=file.jsonl, or the project's own, and print how well it does
	@launch/start.sh eval

eval-growth: ## train and parse with the directory, and with one of double size
	@launch/start.sh eval-growth

products: ## import a Uniforme Productnamenlijst: make products FILE=upl.csv
	@FILE="$(FILE)" launch/start.sh products

lock: ## write requirements/*.txt anew from pyproject.toml
	@launch/start.sh lock

setup: ## make the environments and build the web parts, no more
	@launch/start.sh setup

clean: ## remove what can be made again; the database and the logs stay
	@launch/start.sh clean
