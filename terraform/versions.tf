terraform {
  # 1.11 is the first in which the S3 backend locks by itself (use_lockfile).
  required_version = ">= 1.11.0, < 2.0.0"

  # Exact versions: ./verify checks against a schema of just these (check/schema.json).
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.25.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "3.7.2"
    }
  }
}
