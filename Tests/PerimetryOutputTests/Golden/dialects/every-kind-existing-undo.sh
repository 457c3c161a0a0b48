#!/usr/bin/env bash
# Undoes access rules of network security perimeters that perimetry proposed.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).

set -euo pipefail
# `delete` asks before it deletes; this script is the answer.
export AZURE_CORE_DISABLE_CONFIRM_PROMPT=yes

# Profile nsp-data/defaultProfile

# 192.0.2.0/24: there before
# 198.51.100.7/32: there before
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name Perimetry-Inbound-Prefixes \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24','198.51.100.7/32']"

az network perimeter profile access-rule delete \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-inbound-subscriptions

az network perimeter profile access-rule delete \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-outbound-fqdns

az network perimeter profile access-rule delete \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name tags.v1_

# Profile nsp-edge/defaultProfile

az network perimeter profile access-rule delete \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-edge \
  --profile-name defaultProfile \
  --name perimetry-inbound-prefixes
