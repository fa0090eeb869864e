export interface ShareButtonProps {
  title: string;
  path: string;
}
