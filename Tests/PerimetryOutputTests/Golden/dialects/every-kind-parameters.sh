#!/usr/bin/env bash
# Access rules of network security perimeters, proposed by perimetry.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).
# Takes these from the environment:
#   SUBSCRIPTION_ID  The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
#   RESOURCE_GROUP_NAME  The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
#   PERIMETER_NAME  The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
#   PROFILE_NAME  The name of the profile for the rules of nsp-data/defaultProfile
#   SUBSCRIPTION_ID_2  The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
#   RESOURCE_GROUP_NAME_2  The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
#   PERIMETER_NAME_2  The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
#   PROFILE_NAME_2  The name of the profile for the rules of nsp-edge/defaultProfile

set -euo pipefail
: "${SUBSCRIPTION_ID:?is to be set}"
: "${RESOURCE_GROUP_NAME:?is to be set}"
: "${PERIMETER_NAME:?is to be set}"
: "${PROFILE_NAME:?is to be set}"
: "${SUBSCRIPTION_ID_2:?is to be set}"
: "${RESOURCE_GROUP_NAME_2:?is to be set}"
: "${PERIMETER_NAME_2:?is to be set}"
: "${PROFILE_NAME_2:?is to be set}"

# Profile nsp-data/defaultProfile

az network perimeter profile access-rule create \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name perimetry-inbound-prefixes \
  --direction Inbound \
  --address-prefixes "['198.51.100.0/30','198.51.100.7/32','2001:db8::/48','2001:db8:1::1/128']"

az network perimeter profile access-rule create \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name perimetry-inbound-subscriptions \
  --direction Inbound \
  --subscriptions "[{id:'/subscriptions/11111111-1111-1111-1111-111111111111'}]"

az network perimeter profile access-rule create \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name perimetry-outbound-fqdns \
  --direction Outbound \
  --fqdn "['a_1.example.org','b.example.com']"

az network perimeter profile access-rule create \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name tags.v1_ \
  --direction Inbound \
  --service-tags "['AzureDatabricksServerless.WestEurope']"

# Profile nsp-edge/defaultProfile

az network perimeter profile access-rule create \
  --subscription "$SUBSCRIPTION_ID_2" \
  --resource-group "$RESOURCE_GROUP_NAME_2" \
  --perimeter-name "$PERIMETER_NAME_2" \
  --profile-name "$PROFILE_NAME_2" \
  --name perimetry-inbound-prefixes \
  --direction Inbound \
  --address-prefixes "['203.0.113.64/26']"
