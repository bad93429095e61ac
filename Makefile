# Everything a contributor runs. `make` alone prints this list.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help prepare prepare-bench build format check test demo up run status down bench bench-orbit bench-scale bench-scheduler clean

CONFIGURATION := Release
BUILD := dotnet build SpaceCloud.Operator.sln -c $(CONFIGURATION) --nologo -v quiet -clp:NoSummary
# Element sets for benchmarks; where the file is absent they fly a Walker shell.
CATALOG ?= ../shared/data/catalogs/active_7128_2023-01-23.3le
# Network namespaces and containerd need root.
LAB := $(if $(filter 0,$(shell id -u)),,sudo -E env "PATH=$(PATH)" )dotnet exec hack/lab/bin/$(CONFIGURATION)/net10.0/spacecloud-lab.dll

help: ## Print what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

prepare: ## Install and build what is missing on this machine (Debian packages, helm, control plane)
	@hack/prepare.sh

build: ## Compile everything, warnings as errors
	@echo 'build: restoring packages and compiling (a minute or two the first time)'
	@$(BUILD)

format: ## Rewrite the sources in the project's format
	@dotnet format whitespace SpaceCloud.Operator.sln

check: build ## Format check, compile, and the tests that need no real parts (a few minutes)
	@dotnet format whitespace SpaceCloud.Operator.sln --verify-no-changes
	@hack/test.sh --fast

test: prepare build ## What a merge needs: format check and all tests, the real parts included
	@dotnet format whitespace SpaceCloud.Operator.sln --verify-no-changes
	@hack/test.sh

demo: prepare build ## Run a container in orbit, end to end, on a real Kubernetes; takes everything away again
	@$(LAB) demo

up: prepare build ## Start the same system and leave it running
	@$(LAB) up

run: build ## Run the wildfire sample on what `make up` started
	@$(LAB) run

status: ## Show what runs: satellites, workloads, processes
	@$(LAB) status

down: ## End what `make up` started, and take away what killed runs have left
	@$(LAB) down

bench: bench-orbit bench-scale bench-scheduler ## Measure everything, and write the tables of bench/results (an hour and more)

bench-orbit: prepare-bench build ## Measure orbits, routes and placement beside others (BENCH="propagation" for some, EXTERNAL=/path/program for yours)
	@dotnet exec bench/SpaceCloud.Bench/bin/$(CONFIGURATION)/net10.0/spacecloud-bench.dll $(BENCH) \
	  --catalog "$(CATALOG)" --external "$(EXTERNAL)" --external-name "$(EXTERNAL_NAME)" --results bench/results $(ARGS)

prepare-bench:
	@hack/prepare.sh bench

bench-scale: prepare build ## Measure the operator with 1,000 satellites on a real API server (20 min; ARGS="--satellites 100" for less)
	@dotnet exec bench/SpaceCloud.Scale.Bench/bin/$(CONFIGURATION)/net10.0/spacecloud-scale-bench.dll \
	  --catalog "$(CATALOG)" --report bench/results/scale.md $(ARGS)

bench-scheduler: prepare build ## Measure an unmodified kube-scheduler with the extender and without, 5,000 nodes (ARGS="--satellites 500" for less)
	@dotnet exec bench/SpaceCloud.Scale.Bench/bin/$(CONFIGURATION)/net10.0/spacecloud-scale-bench.dll scheduler \
	  --report bench/results/scheduler.md $(ARGS)

clean: ## Remove build output (the cache outside the checkout stays)
	@dotnet clean SpaceCloud.Operator.sln -c $(CONFIGURATION) --nologo -v quiet
	@rm -rf artifacts
