#!/usr/bin/env bash
# Access rules of network security perimeters, proposed by perimetry.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).

set -euo pipefail

# Profile nsp-data/defaultProfile

# 192.0.2.0/24: there before
# 198.51.100.0/30: new
# 198.51.100.7/32: there before
# 2001:db8::/48: new
# 2001:db8:1::1/128: new
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name Perimetry-Inbound-Prefixes \
  --direction Inbound \
  --address-prefixes "['192.0.2.0/24','198.51.100.0/30','198.51.100.7/32','2001:db8::/48','2001:db8:1::1/128']"

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-inbound-subscriptions \
  --direction Inbound \
  --subscriptions "[{id:'/subscriptions/11111111-1111-1111-1111-111111111111'}]"

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-outbound-fqdns \
  --direction Outbound \
  --fqdn "['a_1.example.org','b.example.com']"

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name tags.v1_ \
  --direction Inbound \
  --service-tags "['AzureDatabricksServerless.WestEurope']"

# Profile nsp-edge/defaultProfile

az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-edge \
  --profile-name defaultProfile \
  --name perimetry-inbound-prefixes \
  --direction Inbound \
  --address-prefixes "['203.0.113.64/26']"
