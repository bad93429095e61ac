# Everything a contributor runs. `make` alone prints this list.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help prepare build format check test demo up status down clean

CONFIGURATION := Release
BUILD := dotnet build SpaceCloud.Operator.sln -c $(CONFIGURATION) --nologo -v quiet -clp:NoSummary
LAB := dotnet run --project hack/lab -c $(CONFIGURATION) --no-build --

help: ## Print what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

prepare: ## Install and build what is missing on this machine (Debian packages, helm, control plane)
	@hack/prepare.sh

build: ## Compile everything, warnings as errors
	@$(BUILD)

format: ## Rewrite the sources in the project's format
	@dotnet format whitespace SpaceCloud.Operator.sln

check: build ## Format check, compile, and the tests that need no real parts (a few minutes)
	@dotnet format whitespace SpaceCloud.Operator.sln --verify-no-changes
	@hack/test.sh --fast

test: prepare build ## What a merge needs: format check and all tests, the real parts included
	@dotnet format whitespace SpaceCloud.Operator.sln --verify-no-changes
	@hack/test.sh

clean: ## Remove build output (the cache outside the checkout stays)
	@dotnet clean SpaceCloud.Operator.sln -c $(CONFIGURATION) --nologo -v quiet
	@rm -rf artifacts
