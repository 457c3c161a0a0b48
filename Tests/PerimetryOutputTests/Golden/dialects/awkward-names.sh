#!/usr/bin/env bash
# Access rules of network security perimeters, proposed by perimetry.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).
# Takes these from the environment:
#   SUBSCRIPTION_ID  The id of the subscription of a perimeter the logs do not name
#   RESOURCE_GROUP_NAME  The resource group of a perimeter the logs do not name
#   PERIMETER_NAME  The name of the network security perimeter for the rules of a perimeter the logs do not name

set -euo pipefail
: "${SUBSCRIPTION_ID:?is to be set}"
: "${RESOURCE_GROUP_NAME:?is to be set}"
: "${PERIMETER_NAME:?is to be set}"

# Profile unnamed

az network perimeter profile access-rule create \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name unnamed \
  --name x \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24']"

# Profile 9nsp/9

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name 9nsp \
  --profile-name 9 \
  --name x-1 \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24']"

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name 9nsp \
  --profile-name 9 \
  --name x.1 \
  --direction Outbound \
  --fqdn "['a.example.com']"

# Profile nsp/1-a_b

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp \
  --profile-name 1-a_b \
  --name x \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24']"

# Profile nsp-1/a-b

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-1 \
  --profile-name a-b \
  --name x \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24']"

# Profile nsp-1/a.b

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-1 \
  --profile-name a.b \
  --name x \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24']"
