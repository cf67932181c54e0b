resource "aws_s3_bucket" "receipts" {
  bucket = "shop-receipts"
}

resource "aws_s3_bucket_public_access_block" "receipts" {
  bucket                  = aws_s3_bucket.receipts.id
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "pictures" {
  bucket = "shop-pictures"
}

resource "aws_s3_bucket_acl" "pictures" {
  bucket = aws_s3_bucket.pictures.id
  acl    = "public-read"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-1"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "orders"
  password            = var.password
  publicly_accessible = true
  storage_encrypted   = false
  skip_final_snapshot = true
}

resource "aws_instance" "worker" {
  ami           = "ami-1"
  instance_type = "t3.small"

  root_block_device {
    volume_size = 20
  }
}

resource "aws_ecr_repository" "shop" {
  name                 = "shop"
  image_tag_mutability = "MUTABLE"
}

resource "aws_kms_key" "orders" {
  description = "orders"
}

variable "password" {
  type = string
}
